import{O as e,aa as t,hi as n,t as r,wi as i}from"./ui-DqrAmEOT.js";var a=1e3,o=i(`
  query SavedViews($first: Int!) {
    savedViews(first: $first, orderBy: [{ field: NAME, direction: ASC }]) {
      nodes {
        id
        revision
        name
        subject
        filter
        orderBy
        columns
        isValid
        visibility
        ownerName
        updatedAt
        viewerIsOwner
        viewerCanUpdate
      }
    }
  }
`),s=()=>t({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(o,{first:a},{signal:e});if(!t.savedViews)throw r[0]??Error(`the list is missing`);return t.savedViews.nodes}});function c({id:e,subject:t,filter:n,orderBy:i,columns:a}){if(t!==`COMPLETIONS`)return null;let o=r()(n),s=l(i);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(t){let n=r()(Array.isArray(t)?t[0]:t),i=n?.direction===`DESC`?`-`:``;return e.find(e=>e===`${i}${String(n?.field)}`)}export{c as n,s as t};