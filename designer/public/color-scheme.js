// Runs before the first paint, as a file of its own because the content security policy forbids inline scripts.
// Without it a person who works in the dark would see a white flash at every load.
;(function () {
  var stored
  try {
    stored = window.localStorage.getItem('mantine-color-scheme-value')
  } catch {
    stored = null
  }
  var dark = window.matchMedia('(prefers-color-scheme: dark)').matches
  var scheme = stored === 'light' || stored === 'dark' ? stored : dark ? 'dark' : 'light'
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme)
})()
