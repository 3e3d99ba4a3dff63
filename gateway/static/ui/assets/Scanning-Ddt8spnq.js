import{Ra as e,Wi as t,ao as n,ia as r,in as i,io as a,oo as o,za as s}from"./ui-DcSy0V4j.js";var c=r(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),l=n=>e({queryKey:[`explained`,n],queryFn:async({signal:e})=>(await t(c,{filter:n},{signal:e})).data});function u({filter:e}){let{data:t,isPending:r}=s(l(e));if(r)return n(`p`,{children:`Looking for the conditions that take long …`});let c=t?.explainCompletions;if(!c)return null;let{advice:u,indexes:d,examinedDocuments:f}=c;return o(a,{children:[f!==null&&d.length===0&&c.engine===`MONGODB`&&o(`p`,{children:[`No index serves this filter: `,i(f),` documents were looked at.`]}),u.length>0&&n(`ul`,{children:u.map(e=>n(`li`,{children:e},e))})]})}export{u as Scanning};