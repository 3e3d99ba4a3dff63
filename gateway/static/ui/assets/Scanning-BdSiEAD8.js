import{cr as e,dt as t,gt as n,lr as r,vr as i}from"./ui-DwkWv0So.js";var a=i(),o=n(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),s=n=>e({queryKey:[`explained`,n],queryFn:async({signal:e})=>(await t(o,{filter:n},{signal:e})).data}),c=new Intl.NumberFormat(`en`);function l({filter:e}){let{data:t,isPending:n}=r(s(e));if(n)return(0,a.jsx)(`p`,{children:`Looking for the conditions that take long …`});let i=t?.explainCompletions;if(!i)return null;let{advice:o,indexes:l,examinedDocuments:u}=i;return(0,a.jsxs)(a.Fragment,{children:[u!==null&&l.length===0&&i.engine===`MONGODB`&&(0,a.jsxs)(`p`,{children:[`No index serves this filter: `,c.format(u),` documents were looked at.`]}),o.length>0&&(0,a.jsx)(`ul`,{children:o.map(e=>(0,a.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};