// Asks for the list that the room shows before the room's own script is here, which then finds the answer on its way.
;(() => {
  const lists = { reports: 'reports', claims: 'claims', map: 'claims', briefing: 'claims', incidents: 'incidents', sources: 'sources', review: 'review' }
  const [room, of] = location.hash.replace(/^#\/?/, '').split('?')[0].split('/')
  const list = of ? undefined : lists[room || 'reports']
  if (!list) return
  const link = document.createElement('link')
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: `./api/${list}.json` })
  document.head.append(link)
})()
