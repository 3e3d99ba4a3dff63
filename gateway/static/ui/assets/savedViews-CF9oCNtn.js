import{O as e,fi as t,na as n,t as r,xi as i}from"./ui-gpuwRH1u.js";var a=1e3,o=i(`
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
`),s=()=>n({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await t(o,{first:a},{signal:e});if(!n.savedViews)throw r[0]??Error(`the list is missing`);return n.savedViews.nodes}});function c({id:e,subject:t,filter:n,orderBy:i,columns:a}){if(t!==`COMPLETIONS`)return null;let o=r()(n),s=l(i);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(t){let n=r()(Array.isArray(t)?t[0]:t),i=n?.direction===`DESC`?`-`:``;return e.find(e=>e===`${i}${String(n?.field)}`)}export{c as n,s as t};