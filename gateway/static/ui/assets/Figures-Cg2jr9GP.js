import{$ as e,At as t,D as n,Ei as r,G as i,J as a,K as o,Ot as s,Q as c,Ti as l,U as u,hi as d,ki as f,kn as p,li as m,mi as h,nt as g,q as _,wt as v}from"./ui-BiUgr_v1.js";var y=f(r(),1),b=t(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),x=t(`
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
`);function S(e){return h({queryKey:[`completion-count`,e??{}],queryFn:async({signal:t})=>{let n=await v(b,{filter:e??null},{signal:t}),r=n.data.completions;if(!r)throw n.errors[0]??Error(`the count is missing`);let{totalCount:i,totalCountIsExact:a}=r;return{totalCount:i,totalCountIsExact:a,cost:n.cost,milliseconds:n.milliseconds}}})}function C(e,t){return h({queryKey:[`completion-explain`,e??{},t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await v(x,{filter:e??null,orderBy:t},{signal:n});if(!r.explainCompletions)throw i[0]??Error(`the explanation is missing`);return r.explainCompletions}})}var w=l();function T({of:t,isAfterRows:n}){let[r,i]=(0,y.useState)(!1),{o:a}=m({from:`/completions`}),c=d({...S(t.filter),enabled:n});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:c.data&&E(c.data)}),c.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,s(c.error).code]}),(0,w.jsx)(p,{"aria-expanded":r,onPress:()=>i(!r),children:`Explain`}),t.own!==void 0&&o(e(t.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,t.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),r&&(0,w.jsx)(D,{of:t,order:a})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:t,order:n}){let r=e(t.own),[o,s]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:a.explain,children:[(0,w.jsxs)(`table`,{className:a.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:t.filter,order:n}),r.map(e=>{let r=g([e]),a=u(c([e]),t.range);return o?(0,w.jsx)(O,{name:r,filter:a,order:n},r):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:r})}),(0,w.jsx)(`td`,{colSpan:5,children:i[_(e)]})]},r)})]})]}),r.length>0&&!o&&(0,w.jsx)(p,{onPress:()=>s(!0),children:`Ask the gateway of each`})]})}function O({name:e,filter:t,order:r}){let{data:i,error:a}=d(C(t,n(r))),o=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:e})}),a&&(0,w.jsx)(`td`,{colSpan:5,children:s(a).message}),i&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[i.engine.toLowerCase(),` `,i.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[i.segments===null?`${o(i.examinedDocuments)} documents, ${o(i.examinedKeys)} keys`:`${o(i.segments)} segments`,!i.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:o(i.matches)}),(0,w.jsx)(`td`,{children:i.milliseconds===null?`?`:`${Math.round(i.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:i.advice.join(` `)||`It is fast.`})]})]})}export{T as default};