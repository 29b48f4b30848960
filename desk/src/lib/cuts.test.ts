import { describe, expect, it } from 'vitest'
import { piecesOf, wordsIn } from './cuts'

const text = 'Flags \u{1f1f8}\u{1f1fe} up. Shells killed three, and wounded five.'
const start = [...text.slice(0, text.indexOf('Shells'))].length
const span: [number, number] = [start, start + [...'Shells killed three, and wounded five'].length]

describe('piecesOf', () => {
  const words = wordsIn(text, span)
  it('leaves a claim whole without cuts', () => {
    expect(piecesOf(text, words, new Set())).toEqual([{ span, words: 'Shells killed three, and wounded five' }])
  })
  it('cuts before words, drops commas at the edges, and counts code points', () => {
    const pieces = piecesOf(text, words, new Set([3]))
    expect(pieces.map((one) => one.words)).toEqual(['Shells killed three', 'and wounded five'])
    const points = [...text]
    for (const one of pieces) expect(points.slice(...one.span).join('')).toBe(one.words)
  })
  it('takes no cut that cuts nothing off', () => {
    expect(piecesOf(text, words, new Set([0, words.length]))).toHaveLength(1)
  })
})
