import { describe, expect, it } from 'vitest';
import { Forecast } from './forecast.ts';

describe('Forecast', () => {
  it('goes by the pace of the phase, and says nothing before there is one', () => {
    const forecast = new Forecast();
    expect(forecast.secondsLeft('writing', 0, 100, 0)).toBeNull();
    expect(forecast.secondsLeft('writing', 1, 100, 5000)).toBeNull();
    expect(forecast.secondsLeft('writing', 25, 100, 10_000)).toBe(30);
    expect(forecast.secondsLeft('writing', 100, 100, 40_000)).toBe(0);
  });

  it('starts anew with each phase, and knows nothing where the total is not known', () => {
    const forecast = new Forecast();
    forecast.secondsLeft('writing', 50, 100, 0);
    expect(forecast.secondsLeft('packing', 0, 10, 20_000)).toBeNull();
    expect(forecast.secondsLeft('packing', 5, 10, 24_000)).toBe(4);
    expect(forecast.secondsLeft('checking', 0, null, 90_000)).toBeNull();
  });
});
