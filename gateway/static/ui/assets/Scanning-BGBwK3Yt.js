import{La as e,Ra as t,Wi as n,ao as r,in as i,io as a,ra as o,ro as s}from"./ui-BJNV9Gou.js";var c=o(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),l=t=>e({queryKey:[`explained`,t],queryFn:async({signal:e})=>(await n(c,{filter:t},{signal:e})).data});function u({filter:e}){let{data:n,isPending:o}=t(l(e));if(o)return a(`p`,{children:`Looking for the conditions that take long …`});let c=n?.explainCompletions;if(!c)return null;let{advice:u,indexes:d,examinedDocuments:f}=c;return r(s,{children:[f!==null&&d.length===0&&c.engine===`MONGODB`&&r(`p`,{children:[`No index serves this filter: `,i(f),` documents were looked at.`]}),u.length>0&&a(`ul`,{children:u.map(e=>a(`li`,{children:e},e))})]})}export{u as Scanning};