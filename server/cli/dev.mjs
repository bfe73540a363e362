#!/usr/bin/env node
// Server and browser app from their sources: both take up a change as soon as it is saved.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkNode } from './check-node.mjs'

checkNode()
const root = fileURLToPath(new URL('../..', import.meta.url))
const pagePort = '5173'
// The browser sees the page's port, and the server compares every change's origin with its own address.
const env = { ...process.env, BASE_URL: process.env.BASE_URL ?? `http://localhost:${pagePort}` }
const run = (...args) => spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })

const children = [
  run('--watch', '--watch-preserve-output', '--import', './patches/register.ts', 'server/main.ts'),
  run('node_modules/vite/bin/vite.js', '--port', pagePort, '--strictPort'),
]

const stop = () => children.forEach((child) => child.kill('SIGTERM'))
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
children.forEach((child) => child.on('exit', stop))
