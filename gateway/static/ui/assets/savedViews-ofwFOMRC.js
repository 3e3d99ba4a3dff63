import{Ai as e,Vi as t,vt as n,w as r,xa as i}from"./ui-BBGX17A8.js";var a=1e3,o=t(`
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
`),s=()=>i({queryKey:[`savedViews`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await e(o,{first:a},{signal:t});if(!n.savedViews)throw r[0]??Error(`the list is missing`);return n.savedViews.nodes}});function c({id:e,subject:t,filter:r,orderBy:i,columns:a}){if(t!==`COMPLETIONS`)return null;let o=n()(r),s=l(i);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(e){let t=n()(Array.isArray(e)?e[0]:e),i=t?.direction===`DESC`?`-`:``;return r.find(e=>e===`${i}${String(t?.field)}`)}export{c as n,s as t};