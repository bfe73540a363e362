#!/usr/bin/env node
// Plain JavaScript that every Node since 18 can read: it has to live to say that a Node is too old.
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.mjs'
import { checkNode } from './check-node.mjs'

checkNode()
buildIfStale()
process.env.NODE_ENV = 'production'
// Compiling the bundle anew each time would be a third of a start.
module.enableCompileCache(fileURLToPath(new URL('../../dist/.compiled', import.meta.url)))
await import(new URL('../../dist/server/main.js', import.meta.url).href)
