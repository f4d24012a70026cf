function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  return left.every((each, index) => Object.is(each, right[index]));
}

/** For memo(): lists that are made again with the same members are the same. */
export function sameProps<Props extends object>(left: Props, right: Props): boolean {
  const names = Object.keys(left) as (keyof Props)[];
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => isSame(left[name], right[name]))
  );
}
