import{At as e,It as t,T as n,Ti as r,t as i}from"./ui-BRrfCYTM.js";var a=1e3,o=t(`
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
`),s=()=>r({queryKey:[`savedViews`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await e(o,{first:a},{signal:t});if(!n.savedViews)throw r[0]??Error(`the list is missing`);return n.savedViews.nodes}});function c({id:e,subject:t,filter:n,orderBy:r,columns:a}){if(t!==`COMPLETIONS`)return null;let o=i()(n),s=l(r);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(e){let t=i()(Array.isArray(e)?e[0]:e),r=t?.direction===`DESC`?`-`:``;return n.find(e=>e===`${r}${String(t?.field)}`)}export{c as n,s as t};