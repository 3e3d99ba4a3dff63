import{Oi as e,_i as t,ca as n}from"./ui-Bk9Tclzj.js";var r=e(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),i=e(`
  query CompletionExplain($filter: CompletionFilter, $orderBy: [CompletionOrder!]!) {
    explainCompletions(filter: $filter, orderBy: $orderBy) {
      engine
      indexes
      isComplete
      examinedKeys
      examinedDocuments
      segments
      matches
      milliseconds
      advice
    }
  }
`);function a(e){return n({queryKey:[`completion-count`,e??{}],queryFn:async({signal:n})=>{let i=await t(r,{filter:e??null},{signal:n}),a=i.data.completions;if(!a)throw i.errors[0]??Error(`the count is missing`);let{totalCount:o,totalCountIsExact:s}=a;return{totalCount:o,totalCountIsExact:s,cost:i.cost,milliseconds:i.milliseconds}}})}function o(e,r){return n({queryKey:[`completion-explain`,e??{},r],queryFn:async({signal:n})=>{let{data:a,errors:o}=await t(i,{filter:e??null,orderBy:r},{signal:n});if(!a.explainCompletions)throw o[0]??Error(`the explanation is missing`);return a.explainCompletions}})}export{o as n,a as t};