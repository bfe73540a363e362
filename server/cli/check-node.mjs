const oldest = [22, 18]

// For these, `optionalDependencies` bring a Node.
const served = ['linux x64', 'linux arm64', 'win32 x64']

/** Ends the process with one line when this Node cannot run the server. */
export function checkNode(version = process.versions.node, system = `${process.platform} ${process.arch}`) {
  const [major, minor] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  const way = served.includes(system) ? 'Use "npm start", which brings the right one, or install a newer Node.' : 'Install a newer Node.'
  console.error(`Tessera needs Node ${oldest.join('.')} or newer, and this is ${version}. ${way}`)
  process.exit(1)
}
