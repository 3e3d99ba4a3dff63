import{Ea as e,Wi as t,Xa as n,Xi as r,at as i,pa as a}from"./ui-BIdjz2Zp.js";var o=a(`
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
`),s=e=>[`task`,e],c=e=>n({queryKey:s(e),queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(o,{id:e},{signal:t}),[a]=i;if(!n.feedbackTask&&a&&a.code!==`NOT_FOUND`)throw a;return{task:n.feedbackTask,errors:i}},refetchInterval:({state:e})=>i(e,[e.data?.task?.progress])});async function l(n){await Promise.all([e.invalidateQueries({queryKey:s(n)}),e.invalidateQueries({queryKey:[`tasks`]}),t()])}export{s as n,c as r,l as t};