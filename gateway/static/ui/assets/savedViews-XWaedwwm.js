import{At as e,T as t,mi as n,t as r,wt as i}from"./ui-BiUgr_v1.js";var a=1e3,o=e(`
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
`),s=()=>n({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await i(o,{first:a},{signal:e});if(!t.savedViews)throw n[0]??Error(`the list is missing`);return t.savedViews.nodes}});function c({id:e,subject:t,filter:n,orderBy:i,columns:a}){if(t!==`COMPLETIONS`)return null;let o=r()(n),s=l(i);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(e){let n=r()(Array.isArray(e)?e[0]:e),i=n?.direction===`DESC`?`-`:``;return t.find(e=>e===`${i}${String(n?.field)}`)}export{c as n,s as t};