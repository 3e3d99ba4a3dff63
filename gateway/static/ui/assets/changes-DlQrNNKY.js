import{t as e}from"./useMutation-DCf-m_dI.js";import{Gi as t,It as n,Ot as r,gt as i,ri as a}from"./ui-BRrfCYTM.js";import{t as o}from"./change-Df__27eE.js";import{t as s}from"./Confirm-BvbfZT18.js";import{t as c}from"./Task.module-iNugd1Zu.js";import{n as l,t as u}from"./documents-DS6MP23M.js";var d=t();function f({of:{waiting:e,waitingIsExact:t,leased:n,graded:r}}){let i=e+n+r,a=e=>e.toLocaleString(`en`),o=`${a(r)} of ${a(i)}${t?``:`+`}`;return(0,d.jsxs)(`span`,{className:c.progress,children:[(0,d.jsx)(`progress`,{max:Math.max(i,1),value:r,"aria-label":`Graded: ${o}`}),(0,d.jsx)(`span`,{children:o})]})}function p({task:e,changes:t,gone:n}){let i=r(`WRITER`),a=r(`ADMIN`),{id:o,archivedAt:c,feedbackCount:l}=e,u=e.name||o,f=l>0;return(0,d.jsxs)(d.Fragment,{children:[c===null?(0,d.jsx)(s,{label:`Archive`,name:u,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:i,run:()=>t.archive.mutate({id:o,name:u})}):(0,d.jsx)(s,{label:`Restore`,name:u,question:`It is graded again. Restore it?`,unavailable:i,run:()=>t.restore.mutate({id:o,name:u})}),` `,(0,d.jsx)(s,{label:`Delete`,name:u,question:f?`With all its grades (${l.toLocaleString(`en`)}), for good. Delete it?`:`For good. Delete it?`,unavailable:f?a:i,run:()=>{let e=n&&{onSuccess:n};t.remove.mutate({id:o,name:u,cascade:f},e)}})]})}var m=n(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),h=n(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),g=n(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function _(){let t=e({mutationFn:({id:e})=>o(m,{input:{id:e}}),onSuccess:(e,{name:t})=>i(`${t} is archived`),onSettled:(e,t,{id:n})=>u(n)}),n=e({mutationFn:({id:e})=>o(h,{input:{id:e}}),onSuccess:(e,{name:t})=>i(`${t} is back`),onSettled:(e,t,{id:n})=>u(n)}),r=e({mutationFn:({id:e,cascade:t})=>o(g,{input:{id:e,cascade:t}}),onSuccess:(e,{id:t,name:n})=>{let r=e.deleteFeedbackTask?.job??null;i(r?`${n} is being deleted, with its feedback`:`${n} is deleted`),r||a.removeQueries({queryKey:l(t)})},onSettled:()=>a.invalidateQueries({queryKey:[`tasks`]})});return{archive:t,restore:n,remove:r,error:t.error??n.error??r.error}}export{p as n,f as r,_ as t};