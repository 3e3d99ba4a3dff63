import{$ as e,On as t,Ui as n,Xi as r,Yi as i,Z as a,_a as o,ba as s,et as c,ha as l,hi as u,k as d,nt as f,oi as p,ot as m,st as h,tt as g,ui as _,ut as v}from"./ui-DfYh_Zev.js";var y=s(o(),1),b=u(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),x=u(`
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
`);function S(e){return i({queryKey:[`completion-count`,e??{}],queryFn:async({signal:t})=>{let n=await p(b,{filter:e??null},{signal:t}),r=n.data.completions;if(!r)throw n.errors[0]??Error(`the count is missing`);let{totalCount:i,totalCountIsExact:a}=r;return{totalCount:i,totalCountIsExact:a,cost:n.cost,milliseconds:n.milliseconds}}})}function C(e,t){return i({queryKey:[`completion-explain`,e??{},t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await p(x,{filter:e??null,orderBy:t},{signal:n});if(!r.explainCompletions)throw i[0]??Error(`the explanation is missing`);return r.explainCompletions}})}var w=l();function T({of:e,isAfterRows:i}){let[a,o]=(0,y.useState)(!1),{o:s}=n({from:`/completions`}),l=r({...S(e.filter),enabled:i});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:l.data&&E(l.data)}),l.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,_(l.error).code]}),(0,w.jsx)(t,{"aria-expanded":a,onPress:()=>o(!a),children:`Explain`}),e.own!==void 0&&c(h(e.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,e.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),a&&(0,w.jsx)(D,{of:e,order:s})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:n,order:r}){let i=h(n.own),[o,s]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:f.explain,children:[(0,w.jsxs)(`table`,{className:f.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:n.filter,order:r}),i.map(t=>{let i=v([t]),s=a(m([t]),n.range);return o?(0,w.jsx)(O,{name:i,filter:s,order:r},i):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:i})}),(0,w.jsx)(`td`,{colSpan:5,children:e[g(t)]})]},i)})]})]}),i.length>0&&!o&&(0,w.jsx)(t,{onPress:()=>s(!0),children:`Ask the gateway of each`})]})}function O({name:e,filter:t,order:n}){let{data:i,error:a}=r(C(t,d(n))),o=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:e})}),a&&(0,w.jsx)(`td`,{colSpan:5,children:_(a).message}),i&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[i.engine.toLowerCase(),` `,i.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[i.segments===null?`${o(i.examinedDocuments)} documents, ${o(i.examinedKeys)} keys`:`${o(i.segments)} segments`,!i.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:o(i.matches)}),(0,w.jsx)(`td`,{children:i.milliseconds===null?`?`:`${Math.round(i.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:i.advice.join(` `)||`It is fast.`})]})]})}export{T as default};