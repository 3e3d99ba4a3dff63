import{t as e}from"./useMutation-B3xU7qXr.js";import{Et as t,et as n,jr as r,lt as i,rr as a,t as o,yt as s}from"./ui-DJDY_fDP.js";import{n as c,t as l}from"./Confirm-QtonLOPx.js";import{a as u,n as d,r as f}from"./Partial-BcbQ_PHr.js";var p=r();function m({of:{waiting:e,waitingIsExact:t,leased:n,graded:r}}){let i=e+n+r,a=e=>e.toLocaleString(`en`),o=`${a(r)} of ${a(i)}${t?``:`+`}`;return(0,p.jsxs)(`span`,{className:u.progress,children:[(0,p.jsx)(`progress`,{max:Math.max(i,1),value:r,"aria-label":`Graded: ${o}`}),(0,p.jsx)(`span`,{children:o})]})}function h(e){return o()(e.filter)}function g(e,t=e=>e){let{tags:r,sampleRate:i,from:a,to:o}=e,s=n(h(e));return[r.all.length>0&&`tagged ${r.all.join(` and `)}`,r.any.length>0&&`tagged ${r.any.join(` or `)}`,r.none.length>0&&`not tagged ${r.none.join(` or `)}`,s!==``&&s,a!==null&&`from ${t(a)}`,o!==null&&`before ${t(o)}`,i!==1&&`${_(i)} of them`].filter(e=>e!==!1)}function _(e){return`${String(Number((e*100).toPrecision(12)))} %`}function v({task:e,changes:t,gone:n}){let r=s(`WRITER`),i=s(`ADMIN`),{id:a,archivedAt:o,feedbackCount:c}=e,u=e.name||a,d=c>0;return(0,p.jsxs)(p.Fragment,{children:[o===null?(0,p.jsx)(l,{label:`Archive`,name:u,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:r,run:()=>t.archive.mutate({id:a,name:u})}):(0,p.jsx)(l,{label:`Restore`,name:u,question:`It is graded again. Restore it?`,unavailable:r,run:()=>t.restore.mutate({id:a,name:u})}),` `,(0,p.jsx)(l,{label:`Delete`,name:u,question:d?`With all its grades (${c.toLocaleString(`en`)}), for good. Delete it?`:`For good. Delete it?`,unavailable:d?i:r,run:()=>{let e=n&&{onSuccess:n};t.remove.mutate({id:a,name:u,cascade:d},e)}})]})}var y=t(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),b=t(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),x=t(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function S(){let t=e({mutationFn:({id:e})=>c(y,{input:{id:e}}),onSuccess:(e,{name:t})=>i(`${t} is archived`),onSettled:(e,t,{id:n})=>d(n)}),n=e({mutationFn:({id:e})=>c(b,{input:{id:e}}),onSuccess:(e,{name:t})=>i(`${t} is back`),onSettled:(e,t,{id:n})=>d(n)}),r=e({mutationFn:({id:e,cascade:t})=>c(x,{input:{id:e,cascade:t}}),onSuccess:(e,{id:t,name:n})=>{let r=e.deleteFeedbackTask?.job??null;i(r?`${n} is being deleted, with its feedback`:`${n} is deleted`),r||a.removeQueries({queryKey:f(t)})},onSettled:()=>a.invalidateQueries({queryKey:[`tasks`]})});return{archive:t,restore:n,remove:r,error:t.error??n.error??r.error}}export{m as i,v as n,g as r,S as t};