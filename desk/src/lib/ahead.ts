// What claims are judged by, fetched before their turn comes, so that the next is on the screen at once.

import type { Past } from './past'
import { get } from './server'
import type { Card, ReportHead, Span } from './wire'

/** A report's text without the cards of its claims. */
export interface ReviewText extends ReportHead {
  text: string
  headline: Span | null
}

export interface ToReview {
  card: Card
  page: ReviewText
  past: Past
}

const AT_ONCE = 2

export class Ahead {
  #ready = new Map<string, ToReview>()
  #coming = new Map<string, Promise<ToReview>>()
  #wanted: string[] = []

  /** What has come already; undefined for what is still to be waited for. */
  ready(claim: string): ToReview | undefined {
    return this.#ready.get(claim)
  }

  get(claim: string): Promise<ToReview> {
    const ready = this.#ready.get(claim)
    return ready ? Promise.resolve(ready) : (this.#coming.get(claim) ?? this.#fetch(claim))
  }

  /** Fetch these, the first of them first, and let go of all others. */
  want(claims: string[]): void {
    this.#wanted = claims
    for (const claim of this.#ready.keys()) if (!claims.includes(claim)) this.#ready.delete(claim)
    this.#more()
  }

  /** Forget one, or all: it is fetched again when it is wanted. */
  forget(claim?: string): void {
    // What is on its way may be of before, so it is not kept when it comes.
    for (const known of [this.#ready, this.#coming]) {
      if (claim === undefined) known.clear()
      else known.delete(claim)
    }
    queueMicrotask(() => this.#more())
  }

  #more(): void {
    for (const claim of this.#wanted) {
      if (this.#coming.size >= AT_ONCE) return
      // One that cannot be had is told of when its turn comes.
      if (!this.#ready.has(claim) && !this.#coming.has(claim)) this.#fetch(claim).then(() => this.#more(), () => {})
    }
  }

  #fetch(claim: string): Promise<ToReview> {
    const coming = get<ToReview>(`review/${claim}.json`)
      .then((found) => {
        if (this.#coming.get(claim) === coming) this.#ready.set(claim, found)
        return found
      })
      .finally(() => {
        if (this.#coming.get(claim) === coming) this.#coming.delete(claim)
      })
    this.#coming.set(claim, coming)
    return coming
  }
}
