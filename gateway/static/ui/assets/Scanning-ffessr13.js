import{Ba as e,Wi as t,aa as n,ao as r,in as i,oo as a,so as o,za as s}from"./ui-iObqlg1O.js";var c=n(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),l=e=>s({queryKey:[`explained`,e],queryFn:async({signal:n})=>(await t(c,{filter:e},{signal:n})).data});function u({filter:t}){let{data:n,isPending:s}=e(l(t));if(s)return a(`p`,{children:`Looking for the conditions that take long …`});let c=n?.explainCompletions;if(!c)return null;let{advice:u,indexes:d,examinedDocuments:f}=c;return o(r,{children:[f!==null&&d.length===0&&c.engine===`MONGODB`&&o(`p`,{children:[`No index serves this filter: `,i(f),` documents were looked at.`]}),u.length>0&&a(`ul`,{children:u.map(e=>a(`li`,{children:e},e))})]})}export{u as Scanning};