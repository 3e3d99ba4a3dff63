import{Xi as e,Yi as t,ha as n,hi as r,oi as i}from"./ui-DfYh_Zev.js";var a=n(),o=r(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),s=e=>t({queryKey:[`explained`,e],queryFn:async({signal:t})=>(await i(o,{filter:e},{signal:t})).data}),c=new Intl.NumberFormat(`en`);function l({filter:t}){let{data:n,isPending:r}=e(s(t));if(r)return(0,a.jsx)(`p`,{children:`Looking for the conditions that take long …`});let i=n?.explainCompletions;if(!i)return null;let{advice:o,indexes:l,examinedDocuments:u}=i;return(0,a.jsxs)(a.Fragment,{children:[u!==null&&l.length===0&&i.engine===`MONGODB`&&(0,a.jsxs)(`p`,{children:[`No index serves this filter: `,c.format(u),` documents were looked at.`]}),o.length>0&&(0,a.jsx)(`ul`,{children:o.map(e=>(0,a.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};