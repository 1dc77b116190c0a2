// What is deployed now. In: the folder of the functions. Out: each function as its files are at this moment: a changed file is a new
// deployment, as an upload would be. It never runs anything.
import { deployedNames, isDeployed, readDeployment, stampOf, type Deployment, type Place } from './deployment';

export class Deployments {
  readonly #known = new Map<string, Deployment>();

  /** @param found told each time that a function is read anew */
  constructor(
    private readonly place: Place,
    private readonly found: (name: string) => void,
  ) {}

  has(name: string): boolean {
    return isDeployed(this.place.root, name);
  }

  /** The function as its files are now; undefined when there is none of this name. */
  now(name: string): Deployment | undefined {
    if (!this.has(name)) return undefined;
    const known = this.#known.get(name);
    if (known?.stamp === stampOf(this.place, name)) return known;
    const read = readDeployment(this.place, name);
    this.#known.set(name, read);
    this.found(name);
    if (read.loadError !== null && read.loadError !== known?.loadError)
      console.error(
        `The function "${name}" cannot run: ${read.loadError} Mend it and save: it is read again at once. All others run.`,
      );
    return read;
  }

  /** The function as it was read last. */
  lastRead(name: string): Deployment | undefined {
    return this.#known.get(name);
  }

  all(): Deployment[] {
    return [...this.#known.values()];
  }

  /** Reads the function again when it is asked for next, whether its files changed or not. */
  forget(name: string): void {
    this.#known.delete(name);
  }

  /** Reads every function of the folder. @returns the names of those that are gone */
  refresh(): string[] {
    const names = deployedNames(this.place.root);
    const gone = [...this.#known.keys()].filter((name) => !names.includes(name));
    for (const name of gone) this.#known.delete(name);
    for (const name of names) this.now(name);
    return gone;
  }
}
