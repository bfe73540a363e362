const methods = ['get', 'post', 'put', 'patch', 'delete']
const page = document.querySelector('#operations')
const search = document.querySelector('#search')
const workspaces = document.querySelector('#workspace')
const source = document.querySelector('#source')

let operations = []
let tags = []
let shared = {}

await start()

async function start() {
  search.addEventListener('input', show)
  search.form.addEventListener('submit', (event) => event.preventDefault())
  workspaces.addEventListener('change', load)
  await offerWorkspaces()
  await load()
}

/** Without a sign-in there are none to offer; the public addresses are shown all the same. */
async function offerWorkspaces() {
  const answer = await fetch('/api/me')
  if (!answer.ok) return
  const me = await answer.json()
  for (const { slug, name } of me.workspaces) workspaces.append(new Option(name, slug))
  workspaces.value = me.workspaces[0]?.slug ?? ''
}

async function load() {
  const address = workspaces.value ? `/api/openapi.json?workspace=${encodeURIComponent(workspaces.value)}` : '/api/openapi.json'
  source.href = address
  const answer = await fetch(address)
  if (!answer.ok) {
    page.replaceChildren(element('p', `The description could not be read (${answer.status}). Reload the page.`))
    return
  }
  const description = await answer.json()
  tags = description.tags
  shared = description.components.parameters
  operations = Object.entries(description.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ path, method: method.toUpperCase(), ...item[method] }] : [])),
  )
  show()
}

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
  const found = operations.filter((operation) => {
    const text = `${operation.method} ${operation.path} ${operation.summary} ${operation.tags}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const sections = tags.flatMap((tag) => sectionOf(tag, found.filter((operation) => operation.tags.includes(tag.name))))
  page.replaceChildren(...(sections.length > 0 ? sections : [element('p', 'Nothing fits these words.')]))
}

function sectionOf(tag, found) {
  if (found.length === 0) return []
  const section = element('section')
  section.append(element('h2', tag.name), element('p', tag.description), ...found.map(operationOf))
  return [section]
}

function operationOf(operation) {
  const details = element('details')
  const summary = element('summary')
  const method = element('span', operation.method)
  method.className = 'method'
  summary.append(method, element('code', operation.path), element('span', operation.summary))
  details.append(summary)
  // Filled when it is opened: hundreds of schemas would make the page slow.
  details.addEventListener('toggle', () => details.open && details.children.length === 1 && details.append(partOf(operation)))
  return details
}

function partOf({ parameters, requestBody, responses }) {
  const part = element('div')
  part.className = 'part'
  if (parameters) part.append(element('h3', 'Parameters'), parameterList(parameters))
  if (requestBody) part.append(element('h3', 'Body'), json(requestBody.content))
  for (const [status, answer] of Object.entries(responses)) {
    part.append(element('h3', `${status} ${answer.description ?? 'Problem'}`))
    if (answer.content) part.append(json(answer.content))
  }
  return part
}

function parameterList(parameters) {
  const list = element('ul')
  for (const each of parameters) {
    const { name, in: place, required, description, schema, content } = each.$ref ? shared[each.$ref.split('/').at(-1)] : each
    const item = element('li')
    const type = content ? Object.keys(content)[0] : (schema.type ?? schema.enum?.join(' | '))
    const kind = [place, type, required ? 'required' : 'optional'].filter(Boolean).join(', ')
    item.append(element('code', name), ` (${kind})${description ? `: ${description}` : ''}`)
    list.append(item)
  }
  return list
}

function json(value) {
  const block = element('pre', JSON.stringify(value, null, 2))
  block.tabIndex = 0
  return block
}

/** Text only, never markup: summaries come from definitions too. */
function element(name, text = '') {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
