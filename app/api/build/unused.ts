/** Takes the place of a package that the bundle imports and never calls. */
function unused(): never {
  throw new Error('This function is not part of the bundle.')
}

export { unused as createJiti, unused as glob }
