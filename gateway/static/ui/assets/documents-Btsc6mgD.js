import{Li as e,aa as t,hi as n,wi as r}from"./ui-DqrAmEOT.js";var i=r(`
  query Task($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      createdAt
      updatedAt
      instruction
      selector {
        tags {
          all
          any
          none
        }
        filter
        sampleRate
        from
        to
      }
      gradesPerCompletion
      archivedAt
      feedbackCount
      progress {
        waiting
        waitingIsExact
        leased
        graded
        skipped
        oldestAt
        lastDay
        isBuilding
      }
    }
  }
`),a=e=>[`task`,e],o=e=>t({queryKey:a(e),queryFn:async({signal:t})=>{let{data:r,errors:a}=await n(i,{id:e},{signal:t}),[o]=a;if(!r.feedbackTask&&o&&o.code!==`NOT_FOUND`)throw o;return{task:r.feedbackTask,errors:a}}});async function s(t){await Promise.all([e.invalidateQueries({queryKey:a(t)}),e.invalidateQueries({queryKey:[`tasks`]})])}export{a as n,o as r,s as t};