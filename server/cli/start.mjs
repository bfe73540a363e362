#!/usr/bin/env node
// Plain JavaScript that every Node since 18 can read: it has to live to say that a Node is too old.
import { buildIfStale } from './build.mjs'
import { checkNode } from './check-node.mjs'

checkNode()
buildIfStale()
process.env.NODE_ENV = 'production'
await import(new URL('../../dist/server/main.js', import.meta.url).href)
