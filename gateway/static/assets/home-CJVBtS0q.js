import{t as e}from"./base-url-Sg5yLjuX.js";var t=`# The newest calls with the tag of the first one.
query FirstCall {
  completions(
    filter: { tags: { has: "first-call" } }
    first: 5
  ) {
    totalCount
    totalCountIsExact
    nodes {
      id
      createdAt
      model
      prompt
      output
    }
  }
}
`;for(let t of document.querySelectorAll(`[data-base-url]`))t.textContent=e;var n=new URLSearchParams({query:t.trimEnd()});if(document.getElementById(`look`).href=`graphql?${n}`,navigator.clipboard)for(let e of document.querySelectorAll(`pre`))r(e);function r(e){let t=document.createElement(`button`);t.type=`button`,t.className=`copy`,t.textContent=`Copy`,t.setAttribute(`aria-label`,`Copy: ${e.getAttribute(`aria-label`)}`),t.addEventListener(`click`,async()=>{let n=await navigator.clipboard.writeText(e.textContent).then(()=>!0,()=>!1);t.textContent=n?`Copied`:`Not allowed`,setTimeout(()=>t.textContent=`Copy`,2e3)});let n=document.createElement(`div`);n.className=`snippet`,e.replaceWith(n),n.append(e,t)}async function i(){let e=document.getElementById(`status`),[t,n]=await a();e.className=`status-${t}`,e.textContent=n,e.hidden=!1}async function a(){try{return(await fetch(`readyz`)).ok?[`good`,`Ready`]:[`bad`,`Not ready: see Health`]}catch{return[`bad`,`No answer`]}}i();