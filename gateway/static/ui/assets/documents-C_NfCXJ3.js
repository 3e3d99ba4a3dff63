import{At as e,Yr as t,mi as n,wt as r}from"./ui-BiUgr_v1.js";var i=e(`
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
`),a=e=>[`task`,e],o=e=>n({queryKey:a(e),queryFn:async({signal:t})=>{let{data:n,errors:a}=await r(i,{id:e},{signal:t}),[o]=a;if(!n.feedbackTask&&o&&o.code!==`NOT_FOUND`)throw o;return{task:n.feedbackTask,errors:a}}});async function s(e){await Promise.all([t.invalidateQueries({queryKey:a(e)}),t.invalidateQueries({queryKey:[`tasks`]})])}export{a as n,o as r,s as t};