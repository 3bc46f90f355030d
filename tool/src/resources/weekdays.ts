const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Days of the week in the order of the week, so that equal sets are equal lists. */
export function inOrder(days: readonly string[]): string[] {
  return [...days].map((day) => day.toLowerCase()).sort((a, b) => week.indexOf(a) - week.indexOf(b))
}

/** As the products count them: Sunday is 0. */
export function dayNumbers(days: readonly string[]): number[] {
  return inOrder(days).map((day) => (week.indexOf(day) + 1) % 7)
}

export function daysOf(numbers: readonly number[]): string[] {
  return inOrder(numbers.map((number) => week[(number + 6) % 7] ?? String(number)))
}
