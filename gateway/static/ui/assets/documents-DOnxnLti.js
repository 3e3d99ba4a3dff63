import{Di as e,Yi as t,hi as n,oi as r}from"./ui-DfYh_Zev.js";var i=n(`
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
`),a=e=>[`task`,e],o=e=>t({queryKey:a(e),queryFn:async({signal:t})=>{let{data:n,errors:a}=await r(i,{id:e},{signal:t}),[o]=a;if(!n.feedbackTask&&o&&o.code!==`NOT_FOUND`)throw o;return{task:n.feedbackTask,errors:a}}});async function s(t){await Promise.all([e.invalidateQueries({queryKey:a(t)}),e.invalidateQueries({queryKey:[`tasks`]})])}export{a as n,o as r,s as t};