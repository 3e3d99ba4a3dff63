import{D as e,Et as t,Fr as n,G as r,J as i,K as a,Mr as o,Q as s,U as c,Z as l,br as u,gr as d,in as f,jr as p,q as m,tt as h,wt as g,xr as _,xt as v}from"./ui-DJDY_fDP.js";var y=n(o(),1),b=t(`
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
`);function S(e){return u({queryKey:[`completion-count`,e??{}],queryFn:async({signal:t})=>{let n=await v(b,{filter:e??null},{signal:t}),r=n.data.completions;if(!r)throw n.errors[0]??Error(`the count is missing`);let{totalCount:i,totalCountIsExact:a}=r;return{totalCount:i,totalCountIsExact:a,cost:n.cost,milliseconds:n.milliseconds}}})}function C(e,t){return u({queryKey:[`completion-explain`,e??{},t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await v(x,{filter:e??null,orderBy:t},{signal:n});if(!r.explainCompletions)throw i[0]??Error(`the explanation is missing`);return r.explainCompletions}})}var w=p();function T({of:e,isAfterRows:t}){let[n,r]=(0,y.useState)(!1),{o:i}=d({from:`/completions`}),o=_({...S(e.filter),enabled:t});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:o.data&&E(o.data)}),o.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,g(o.error).code]}),(0,w.jsx)(f,{"aria-expanded":n,onPress:()=>r(!n),children:`Explain`}),e.own!==void 0&&a(s(e.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,e.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),n&&(0,w.jsx)(D,{of:e,order:i})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:e,order:t}){let n=s(e.own),[a,o]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:i.explain,children:[(0,w.jsxs)(`table`,{className:i.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:e.filter,order:t}),n.map(n=>{let i=h([n]),o=c(l([n]),e.range);return a?(0,w.jsx)(O,{name:i,filter:o,order:t},i):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:i})}),(0,w.jsx)(`td`,{colSpan:5,children:r[m(n)]})]},i)})]})]}),n.length>0&&!a&&(0,w.jsx)(f,{onPress:()=>o(!0),children:`Ask the gateway of each`})]})}function O({name:t,filter:n,order:r}){let{data:i,error:a}=_(C(n,e(r))),o=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:t})}),a&&(0,w.jsx)(`td`,{colSpan:5,children:g(a).message}),i&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[i.engine.toLowerCase(),` `,i.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[i.segments===null?`${o(i.examinedDocuments)} documents, ${o(i.examinedKeys)} keys`:`${o(i.segments)} segments`,!i.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:o(i.matches)}),(0,w.jsx)(`td`,{children:i.milliseconds===null?`?`:`${Math.round(i.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:i.advice.join(` `)||`It is fast.`})]})]})}export{T as default};