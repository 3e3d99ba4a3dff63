import{Ai as e,Hi as t,Sa as n,ta as r}from"./ui-CNja8Pfo.js";var i=t(`
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
`),a=e=>[`task`,e],o=t=>n({queryKey:a(t),queryFn:async({signal:n})=>{let{data:r,errors:a}=await e(i,{id:t},{signal:n}),[o]=a;if(!r.feedbackTask&&o&&o.code!==`NOT_FOUND`)throw o;return{task:r.feedbackTask,errors:a}}});async function s(e){await Promise.all([r.invalidateQueries({queryKey:a(e)}),r.invalidateQueries({queryKey:[`tasks`]})])}export{a as n,o as r,s as t};