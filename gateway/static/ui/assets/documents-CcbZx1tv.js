import{Oi as e,Vi as t,_i as n,ca as r}from"./ui-Bk9Tclzj.js";var i=e(`
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
`),a=e=>[`task`,e],o=e=>r({queryKey:a(e),queryFn:async({signal:t})=>{let{data:r,errors:a}=await n(i,{id:e},{signal:t}),[o]=a;if(!r.feedbackTask&&o&&o.code!==`NOT_FOUND`)throw o;return{task:r.feedbackTask,errors:a}}});async function s(e){await Promise.all([t.invalidateQueries({queryKey:a(e)}),t.invalidateQueries({queryKey:[`tasks`]})])}export{a as n,o as r,s as t};