import{Xa as e,Xi as t,pa as n}from"./ui-BIdjz2Zp.js";var r=n(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`);function i(n,i){return e({queryKey:[`completion-count`,n??{},i??null],queryFn:async({signal:e})=>{let i=await t(r,{filter:n??null},{signal:e}),a=i.data.completions;if(!a)throw i.errors[0]??Error(`the count is missing`);let{totalCount:o,totalCountIsExact:s}=a;return{totalCount:o,totalCountIsExact:s,cost:i.cost,milliseconds:i.milliseconds}}})}export{i as t};