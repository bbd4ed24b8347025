import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instancesThatFit, type ModelLoad, sizeModel, sizePipeline } from './size-pipeline.ts';

const load = (change: Partial<ModelLoad> = {}): ModelLoad => ({
  name: 'detector',
  modelGb: 2,
  deviceGb: 10,
  processingMs: 100,
  targetQps: 30,
  ...change,
});

describe('instancesThatFit', () => {
  it.each([
    [10.1, 0],
    [10, 1],
    [5.1, 1],
    [5.01, 1],
    [5, 2],
    [3.34, 2],
    [3.3333, 3],
    [2.5, 4],
    [0.1, 100],
  ])('a model of %d GB in 10 GB: %d', (modelGb, instances) => {
    expect(instancesThatFit(modelGb, 10)).toBe(instances);
  });
});

describe('sizeModel', () => {
  it('works out instances from the rate, and devices from what fits', () => {
    expect(sizeModel(load())).toEqual({
      name: 'detector',
      instancesPerDevice: 5,
      qpsPerInstance: 10,
      qpsPerDevice: 50,
      instances: 3,
      devices: 1,
      qpsServed: 30,
      idleGb: 4,
      nextStepGb: 10 / 6,
    });
  });

  it('shows the step: a model that grows from 5 to 5.1 GB doubles the devices', () => {
    const devices = (modelGb: number) => sizeModel(load({ modelGb, targetQps: 40 })).devices;
    expect(devices(5)).toBe(2);
    expect(devices(5.1)).toBe(4);
    expect(devices(9.9)).toBe(4);
  });

  it('has no devices for a model that fits on none, and nothing where a figure is missing', () => {
    expect(sizeModel(load({ modelGb: 12 }))).toMatchObject({ instancesPerDevice: 0, devices: null, qpsServed: 0 });
    expect(sizeModel(load({ processingMs: null }))).toMatchObject({ instances: null, devices: null, qpsServed: null });
  });

  it('serves at least the target and never with a device too many', () => {
    const some = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(some(0.1, 40), some(8, 80), some(1, 5000), some(0.1, 500), (modelGb, deviceGb, ms, targetQps) => {
        const { devices, instances, instancesPerDevice, qpsServed } = sizeModel(
          load({ modelGb, deviceGb, processingMs: ms, targetQps }),
        );
        if (devices === null || instances === null || instancesPerDevice === null || qpsServed === null) return;
        expect(qpsServed).toBeGreaterThanOrEqual(targetQps * (1 - 1e-6));
        expect(devices * instancesPerDevice).toBeGreaterThanOrEqual(instances);
        expect((devices - 1) * instancesPerDevice).toBeLessThan(instances);
      }),
    );
  });
});

describe('sizePipeline', () => {
  it('adds times and devices up and names the model that serves least', () => {
    const pipeline = sizePipeline([
      load({ name: 'detector' }),
      load({ name: 'converter', modelGb: 6, processingMs: 200, targetQps: 20 }),
    ]);
    expect(pipeline).toMatchObject({
      latencyMs: { value: 300, without: [] },
      devices: { value: 5, without: [] },
      qps: { value: 20, without: [] },
      bottleneck: 'converter',
    });
  });

  it('names the models that a sum leaves out, and has none where nothing is known', () => {
    expect(sizePipeline([load(), load({ name: 'page-reader', modelGb: null })])).toMatchObject({
      devices: { value: 1, without: ['page-reader'] },
      latencyMs: { value: 200, without: [] },
    });
    const open = load({ name: 'converter', processingMs: null });
    expect(sizePipeline([load({ name: 'detector' }), open])).toMatchObject({
      latencyMs: { value: 100, without: ['converter'] },
      qps: { value: 30, without: ['converter'] },
      bottleneck: 'detector',
    });
    const nothing = { value: null, without: ['converter'] };
    expect(sizePipeline([open])).toMatchObject({
      latencyMs: nothing,
      qps: nothing,
      devices: nothing,
      bottleneck: null,
    });
    expect(sizePipeline([])).toMatchObject({ devices: { value: null, without: [] }, latencyMs: { value: null } });
  });
});
