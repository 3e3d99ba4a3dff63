import{Va as e,Wi as t,ba as n,sa as r}from"./ui-4t6V7kFh.js";var i=r(`
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
`),a=e=>[`task`,e],o=n=>e({queryKey:a(n),queryFn:async({signal:e})=>{let{data:r,errors:a}=await t(i,{id:n},{signal:e}),[o]=a;if(!r.feedbackTask&&o&&o.code!==`NOT_FOUND`)throw o;return{task:r.feedbackTask,errors:a}}});async function s(e){await Promise.all([n.invalidateQueries({queryKey:a(e)}),n.invalidateQueries({queryKey:[`tasks`]})])}export{a as n,o as r,s as t};