/** One model as the calculator sees it. Sizes in gigabytes, times in milliseconds, rates in requests a second. */
export interface ModelLoad {
  readonly name: string;
  /** Memory that one loaded instance takes; null: not known yet. */
  readonly modelGb: number | null;
  /** Memory of one device. */
  readonly deviceGb: number | null;
  /** Time that one instance takes for one request. */
  readonly processingMs: number | null;
  /** Rate to be served at peak. */
  readonly targetQps: number | null;
}

/** What one model of the pipeline needs; null wherever a figure that it follows from is missing. */
export interface ModelSize {
  readonly name: string;
  /** Instances that fit on one device: whole ones only. */
  readonly instancesPerDevice: number | null;
  /** What one instance serves. */
  readonly qpsPerInstance: number | null;
  /** What one full device serves. */
  readonly qpsPerDevice: number | null;
  readonly instances: number | null;
  readonly devices: number | null;
  /** What the devices serve together: at least the target. */
  readonly qpsServed: number | null;
  /** Memory of the devices that no instance fills. */
  readonly idleGb: number | null;
  /** The next smaller model size at which one instance more fits on a device: the step below this one. */
  readonly nextStepGb: number | null;
}

/** The pipeline: a request passes every model, so it is as fast as all of them together and as wide as the narrowest. */
export interface PipelineSize {
  readonly models: readonly ModelSize[];
  /** Sum of the processing times, without transport and waiting. */
  readonly latencyMs: number | null;
  readonly devices: number | null;
  /** Least rate that a model serves; null, as its model, where the rate of any of them is not known. */
  readonly qps: number | null;
  readonly bottleneck: string | null;
}

/** Sizes are given to a few digits: what differs by less is the same size, so that 10 / 3.3333 holds three. */
const relativeSlack = 1e-4;

/**
 * Instances of a model that fit into the memory of a device. The step effect: only whole instances count, so in 10 GB
 * every model over 5 GB fits once, one of 5 GB twice, and one over 10 GB not at all.
 */
export function instancesThatFit(modelGb: number, deviceGb: number): number {
  return Math.floor((deviceGb / modelGb) * (1 + relativeSlack));
}

/** Largest model size at which `instances` fit on a device. */
export function stepSize(instances: number, deviceGb: number): number {
  return deviceGb / instances;
}

export function sizeModel({ name, modelGb, deviceGb, processingMs, targetQps }: ModelLoad): ModelSize {
  const instancesPerDevice = modelGb === null || deviceGb === null ? null : instancesThatFit(modelGb, deviceGb);
  const qpsPerInstance = processingMs === null ? null : 1000 / processingMs;
  const instances =
    qpsPerInstance === null || targetQps === null ? null : Math.max(1, ceilWithSlack(targetQps / qpsPerInstance));
  const devices =
    instances === null || instancesPerDevice === null || instancesPerDevice === 0
      ? null
      : Math.ceil(instances / instancesPerDevice);
  return {
    name,
    instancesPerDevice,
    qpsPerInstance,
    qpsPerDevice: instancesPerDevice === null || qpsPerInstance === null ? null : instancesPerDevice * qpsPerInstance,
    instances,
    devices,
    qpsServed: instances === null || qpsPerInstance === null ? null : instances * qpsPerInstance,
    idleGb:
      devices === null || deviceGb === null || modelGb === null || instances === null
        ? null
        : Math.max(0, devices * deviceGb - instances * modelGb),
    nextStepGb: instancesPerDevice === null || deviceGb === null ? null : stepSize(instancesPerDevice + 1, deviceGb),
  };
}

/** Rates are products of rounded figures: 30 requests of 100 ms need three instances, not four. */
function ceilWithSlack(value: number): number {
  return Math.ceil(value * (1 - 1e-9));
}

export function sizePipeline(loads: readonly ModelLoad[]): PipelineSize {
  const models = loads.map(sizeModel);
  const times = loads.map(({ processingMs }) => processingMs);
  const rates = models.flatMap(({ name, qpsServed }) => (qpsServed === null ? [] : [{ name, qpsServed }]));
  const isKnown = rates.length === models.length;
  const least = isKnown ? (rates.toSorted((a, b) => a.qpsServed - b.qpsServed)[0] ?? null) : null;
  return {
    models,
    latencyMs: sumOrNull(times),
    devices: sumOrNull(models.map(({ devices }) => devices)),
    qps: least?.qpsServed ?? null,
    bottleneck: least?.name ?? null,
  };
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return values.length === 0 ? null : sum;
}
