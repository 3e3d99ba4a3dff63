export function countOf(count: number, isExact: boolean): string {
  return count.toLocaleString("en") + (isExact ? "" : "+");
}
