import{Pi as e,fi as t,na as n,xi as r}from"./ui-gpuwRH1u.js";var i=r(`
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
`),a=e=>[`task`,e],o=e=>n({queryKey:a(e),queryFn:async({signal:n})=>{let{data:r,errors:a}=await t(i,{id:e},{signal:n}),[o]=a;if(!r.feedbackTask&&o&&o.code!==`NOT_FOUND`)throw o;return{task:r.feedbackTask,errors:a}}});async function s(t){await Promise.all([e.invalidateQueries({queryKey:a(t)}),e.invalidateQueries({queryKey:[`tasks`]})])}export{a as n,o as r,s as t};