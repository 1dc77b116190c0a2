// Looks a name from outside up in an object. In: an object and any text. Out: what the object itself holds under it. It never
// finds what every object has: `toString`, `constructor`, `__proto__`.

/** @returns undefined where the object has no property of its own with that name, and for no object at all */
export function own<T>(of: Readonly<Record<string, T>> | null | undefined, name: string): T | undefined {
  return of !== null && of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined;
}
