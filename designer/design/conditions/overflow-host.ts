import classes from './conditions.module.css'

let host: HTMLElement | undefined

/** Where lists and hints of the text editor float: within a menu or dialog they would be cut off or stand elsewhere. */
export function overflowHost(): HTMLElement {
  if (host) return host
  host = document.createElement('div')
  host.className = `monaco-editor ${classes.floating}`
  document.body.append(host)
  return host
}
