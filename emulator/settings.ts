// The emulator's settings: each service declares its own section here at start, with a default and a sentence in
// Chinese for the console. What WeChat leaves UNCONFIRMED is a setting whose default is the stricter reading.
import { ApiError } from './service';

export type SettingValue = string | number | boolean;

/** One setting as its service declares it. */
export interface SettingDeclaration<T extends SettingValue = SettingValue> {
  readonly default: T;
  /** What it does, in Chinese, for the console. */
  readonly about: string;
  /** The allowed values of a choice. */
  readonly choices?: readonly T[];
  /** Lower and upper bound of a number, in the unit that `about` names. */
  readonly range?: readonly [number, number];
  /** Set where a number may be a fraction, as a share; any other is whole. */
  readonly fraction?: true;
  /** Set where WeChat's behaviour is not confirmed: the section of the reference that says so. */
  readonly unconfirmed?: string;
}
type Declarations = Readonly<Record<string, SettingDeclaration>>;
type Widen<T> = T extends string ? string : T extends number ? number : boolean;
/** Live view of a section: reading a property gives the value in force now. */
export type Section<D extends Declarations> = {
  readonly [K in keyof D]: D[K]['choices'] extends readonly (infer C)[] ? C : Widen<D[K]['default']>;
};

export class Settings {
  readonly #declared = new Map<string, SettingDeclaration>();
  readonly #values = new Map<string, SettingValue>();
  readonly #initial: Readonly<Record<string, SettingValue>>;
  readonly #listeners = new Set<() => void>();

  /** @param initial values that differ from the defaults, by full name: `{'network.delayMs': 0}` */
  constructor(initial: Readonly<Record<string, SettingValue>> = {}) {
    this.#initial = initial;
  }

  /** Declares a section and returns its live view. */
  section<const D extends Declarations>(name: string, declarations: D): Section<D> {
    const view = {};
    for (const [key, declaration] of Object.entries(declarations)) {
      const full = `${name}.${key}`;
      this.#declared.set(full, declaration);
      const initial = this.#initial[full];
      if (initial !== undefined) this.#values.set(full, this.#checked(full, initial));
      Object.defineProperty(view, key, { get: () => this.get(full), enumerable: true });
    }
    return view as Section<D>;
  }

  get(name: string): SettingValue {
    const declaration = this.#declared.get(name);
    if (!declaration)
      throw new ApiError(
        404,
        'unknown-setting',
        `There is no setting "${name}".`,
        'GET /emulator/v1/settings lists them.',
      );
    return this.#values.get(name) ?? declaration.default;
  }

  /** Changes some settings at once: all of them or, when one is wrong, none. */
  set(changes: Readonly<Record<string, unknown>>): void {
    const checked = Object.entries(changes).map(([name, value]) => [name, this.#checked(name, value)] as const);
    for (const [name, value] of checked) this.#values.set(name, value);
    for (const listener of this.#listeners) listener();
  }

  /** Calls back after each change. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Back to the values the emulator was started with. */
  reset(): void {
    this.#values.clear();
    for (const [name, value] of Object.entries(this.#initial))
      if (this.#declared.has(name)) this.#values.set(name, value);
  }

  list(): (SettingDeclaration & { name: string; value: SettingValue })[] {
    return [...this.#declared].map(([name, declaration]) => ({ name, value: this.get(name), ...declaration }));
  }

  #checked(name: string, value: unknown): SettingValue {
    const declaration = this.#declared.get(name);
    if (!declaration)
      throw new ApiError(
        404,
        'unknown-setting',
        `There is no setting "${name}".`,
        'GET /emulator/v1/settings lists them.',
      );
    const wrong = (wanted: string) =>
      new ApiError(400, 'bad-setting', `Setting "${name}" must be ${wanted}; got ${JSON.stringify(value)}.`);
    const { choices, range, fraction } = declaration;
    if (choices && !choices.some((choice) => choice === value))
      throw wrong(`one of ${choices.map((c) => JSON.stringify(c)).join(', ')}`);
    if (typeof value !== typeof declaration.default) throw wrong(`a ${typeof declaration.default}`);
    if (typeof value !== 'number') return value as SettingValue;
    const between = range ? ` between ${range[0]} and ${range[1]}` : '';
    if (!fraction && !Number.isInteger(value)) throw wrong(`a whole number${between}`);
    if (range && !(value >= range[0] && value <= range[1])) throw wrong(`a number${between}`);
    return value;
  }
}
