/** Features of texts one after another, in flat arrays that grow: a shop's wordings have a hundred thousand of them. */
export class FeatureBag {
  ids = new Int32Array(1024);
  weights = new Float64Array(1024);
  size = 0;
  /** Where the text that is being read begins. */
  #start = 0;
  /** The places of its features and one, in an open hash table; places before its beginning are other texts', and free. */
  #slots = new Int32Array(256);

  clear(): void {
    this.size = 0;
    this.#start = 0;
    this.#slots.fill(0);
  }

  beginText(): void {
    this.#start = this.size;
  }

  /** Each feature of a text counts once, by its greatest weight. */
  add(id: number, weight: number): void {
    const mask = this.#slots.length - 1;
    let slot = id & mask;
    for (let place = (this.#slots[slot] as number) - 1; place >= this.#start;) {
      if (this.ids[place] === id) {
        if ((this.weights[place] as number) < weight) this.weights[place] = weight;
        return;
      }
      slot = (slot + 1) & mask;
      place = (this.#slots[slot] as number) - 1;
    }
    if (this.size === this.ids.length) this.#grow();
    this.ids[this.size] = id;
    this.weights[this.size] = weight;
    this.size += 1;
    this.#slots[slot] = this.size;
    if ((this.size - this.#start) * 2 > mask) this.#spread();
  }

  #grow(): void {
    const { ids, weights } = this;
    this.ids = new Int32Array(ids.length * 2);
    this.weights = new Float64Array(weights.length * 2);
    this.ids.set(ids);
    this.weights.set(weights);
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let place = this.#start; place < this.size; place += 1) {
      let slot = (this.ids[place] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = place + 1;
    }
  }
}
