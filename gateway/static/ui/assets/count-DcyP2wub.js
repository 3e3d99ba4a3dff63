import{Wi as e,aa as t,za as n}from"./ui-iObqlg1O.js";var r=t(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`);function i(t,i){return n({queryKey:[`completion-count`,t??{},i??null],queryFn:async({signal:n})=>{let i=await e(r,{filter:t??null},{signal:n}),a=i.data.completions;if(!a)throw i.errors[0]??Error(`the count is missing`);let{totalCount:o,totalCountIsExact:s}=a;return{totalCount:o,totalCountIsExact:s,cost:i.cost,milliseconds:i.milliseconds}}})}export{i as t};