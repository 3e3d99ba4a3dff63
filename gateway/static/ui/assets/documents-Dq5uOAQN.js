import{Wi as e,aa as t,va as n,za as r}from"./ui-iObqlg1O.js";var i=t(`
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
        left
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
`),a=e=>[`task`,e],o=t=>r({queryKey:a(t),queryFn:async({signal:n})=>{let{data:r,errors:a}=await e(i,{id:t},{signal:n}),[o]=a;if(!r.feedbackTask&&o&&o.code!==`NOT_FOUND`)throw o;return{task:r.feedbackTask,errors:a}}});async function s(e){await Promise.all([n.invalidateQueries({queryKey:a(e)}),n.invalidateQueries({queryKey:[`tasks`]})])}export{a as n,o as r,s as t};