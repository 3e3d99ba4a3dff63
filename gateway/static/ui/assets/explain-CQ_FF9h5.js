import{aa as e,hi as t,wi as n}from"./ui-DqrAmEOT.js";var r=n(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),i=n(`
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
`);function a(n){return e({queryKey:[`completion-count`,n??{}],queryFn:async({signal:e})=>{let i=await t(r,{filter:n??null},{signal:e}),a=i.data.completions;if(!a)throw i.errors[0]??Error(`the count is missing`);let{totalCount:o,totalCountIsExact:s}=a;return{totalCount:o,totalCountIsExact:s,cost:i.cost,milliseconds:i.milliseconds}}})}function o(n,r){return e({queryKey:[`completion-explain`,n??{},r],queryFn:async({signal:e})=>{let{data:a,errors:o}=await t(i,{filter:n??null,orderBy:r},{signal:e});if(!a.explainCompletions)throw o[0]??Error(`the explanation is missing`);return a.explainCompletions}})}export{o as n,a as t};