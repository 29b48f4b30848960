import { describe, expect, it } from 'vitest'
import { paragraphs, toPoints, toUnits } from './marks'
import type { Card, Span } from './wire'

function card(id: string, span: Span, also: Span[] = []): Card {
  return { id, span, also_spans: also, said_by: [] } as unknown as Card
}

function marked(text: string, cards: Card[]): [string, string[]][] {
  return paragraphs(text, cards, null).flatMap((one) => one.pieces.map((piece): [string, string[]] => [piece.text, piece.claims.map((c) => c.id)]))
}

describe('paragraphs', () => {
  it('marks words, and nothing is lost or doubled', () => {
    expect(marked('Shells hit Dorrin.', [card('a', [0, 6])])).toEqual([['Shells', ['a']], [' hit Dorrin.', []]])
  })
  it('lets claims nest and overlap, the shortest first', () => {
    const cut = marked('one two three', [card('a', [0, 7]), card('b', [4, 13]), card('c', [4, 7])])
    expect(cut).toEqual([['one ', ['a']], ['two', ['c', 'a', 'b']], [' three', ['b']]])
  })
  it('carries a mark over lines', () => {
    expect(marked('one\ntwo', [card('a', [1, 6])])).toEqual([['o', []], ['ne', ['a']], ['tw', ['a']], ['o', []]])
  })
  it('counts code points as Python does', () => {
    expect(marked('💥 hit', [card('a', [2, 5])])).toEqual([['💥 ', []], ['hit', ['a']]])
    const text = 'a💥b'
    expect([0, 1, 2, 3].map(toUnits(text))).toEqual([0, 1, 3, 4])
    expect([0, 1, 3, 4].map(toPoints(text))).toEqual([0, 1, 2, 3])
  })
  it('takes a mark that ends where another begins', () => {
    expect(marked('onetwo', [card('a', [0, 3]), card('b', [3, 6])])).toEqual([['one', ['a']], ['two', ['b']]])
  })
})
