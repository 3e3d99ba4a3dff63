import{C as e,Oa as t,Oi as n,_i as r,ca as i,la as a}from"./ui-Bk9Tclzj.js";var o=t(),s=n(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),c=e=>i({queryKey:[`explained`,e],queryFn:async({signal:t})=>(await r(s,{filter:e},{signal:t})).data});function l({filter:t}){let{data:n,isPending:r}=a(c(t));if(r)return(0,o.jsx)(`p`,{children:`Looking for the conditions that take long …`});let i=n?.explainCompletions;if(!i)return null;let{advice:s,indexes:l,examinedDocuments:u}=i;return(0,o.jsxs)(o.Fragment,{children:[u!==null&&l.length===0&&i.engine===`MONGODB`&&(0,o.jsxs)(`p`,{children:[`No index serves this filter: `,e(u),` documents were looked at.`]}),s.length>0&&(0,o.jsx)(`ul`,{children:s.map(e=>(0,o.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};