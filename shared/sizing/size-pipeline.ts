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
  /** What the devices serve together: at least the target, and nothing where no instance fits on a device. */
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
  readonly latencyMs: PartialFigure;
  readonly devices: PartialFigure;
  /** Least rate that a model serves. */
  readonly qps: PartialFigure;
  /** The model that serves least; null where no rate is known. */
  readonly bottleneck: string | null;
}

/** A figure over several models, with the names of those that are left out of it because theirs is not known. */
export interface PartialFigure {
  /** Null: known of no model. */
  readonly value: number | null;
  readonly without: readonly string[];
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
    qpsServed: servedBy(instances, qpsPerInstance, instancesPerDevice),
    idleGb:
      devices === null || deviceGb === null || modelGb === null || instances === null
        ? null
        : Math.max(0, devices * deviceGb - instances * modelGb),
    nextStepGb: instancesPerDevice === null || deviceGb === null ? null : stepSize(instancesPerDevice + 1, deviceGb),
  };
}

function servedBy(
  instances: number | null,
  qpsPerInstance: number | null,
  instancesPerDevice: number | null,
): number | null {
  if (instances === null || qpsPerInstance === null) return null;
  return instancesPerDevice === 0 ? 0 : instances * qpsPerInstance;
}

/** Rates are products of rounded figures: 30 requests of 100 ms need three instances, not four. */
function ceilWithSlack(value: number): number {
  return Math.ceil(value * (1 - 1e-9));
}

export function sizePipeline(loads: readonly ModelLoad[]): PipelineSize {
  const models = loads.map(sizeModel);
  const times = loads.map(({ name, processingMs }) => ({ name, value: processingMs }));
  const devices = models.map(({ name, devices: value }) => ({ name, value }));
  const rates = models.map(({ name, qpsServed }) => ({ name, value: qpsServed }));
  const least = known(rates).toSorted((a, b) => a.value - b.value)[0] ?? null;
  return {
    models,
    latencyMs: { value: sumOf(times), without: unknown(times) },
    devices: { value: sumOf(devices), without: unknown(devices) },
    qps: { value: least?.value ?? null, without: unknown(rates) },
    bottleneck: least?.name ?? null,
  };
}

interface Named {
  readonly name: string;
  readonly value: number | null;
}

function known(values: readonly Named[]): readonly { readonly name: string; readonly value: number }[] {
  return values.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
}

function unknown(values: readonly Named[]): readonly string[] {
  return values.filter(({ value }) => value === null).map(({ name }) => name);
}

function sumOf(values: readonly Named[]): number | null {
  const found = known(values);
  return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
}
